// What every web page does with scripts; without them it can still be read.

import "./site.css";

export {};
