export { title } from "../apps/web/src/title";
import "https://example.com/x.js";
import "../../outside.js";
