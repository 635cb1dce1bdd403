// Part of the web pages.
export {};
