export { Button } from "./buttons";
export type { Size } from "./size.js";
