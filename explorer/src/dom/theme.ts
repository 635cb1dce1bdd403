// Light and dark: the colours for the current ground.

import type { Ink } from "../page/data";
import { state } from "../page/state";

export const systemDark = matchMedia("(prefers-color-scheme: dark)");
export const prefersStill = matchMedia("(prefers-reduced-motion: reduce)");

export const isDark = (): boolean => state.theme === "dark";
export const ink = (colours: Ink): string => (isDark() ? colours.dark : colours.light);
export const ground = (): string => (isDark() ? "#0f1720" : "#ffffff");
export const lettering = (): string => (isDark() ? "#e6edf5" : "#17212e");
/** For axes and other quiet lines. */
export const hairline = (): string => (isDark() ? "#2b3a4a" : "#d8dee7");
export const softLettering = (): string => (isDark() ? "#9fb0c3" : "#566375");

export const FONT =
  'system-ui, "Segoe UI", Roboto, "Noto Sans", "Noto Sans CJK SC", "PingFang SC", "Microsoft YaHei", sans-serif';
