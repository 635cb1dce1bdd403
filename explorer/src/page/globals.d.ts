// What the scripts of the page leave for each other.

import type { Page } from "./data";

declare global {
  /** Set by `start`. */
  var spallm: {
    page: Page;
    unpack(name: string): Promise<ArrayBuffer>;
    readText(name: string): Promise<string>;
    run(name: string): Promise<void>;
  };
}
