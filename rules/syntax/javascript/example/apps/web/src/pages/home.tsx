import { title } from "tools/titles.mjs";
import { join } from "node:path";

export default function Home() {
  return <h1>{join(title)}</h1>;
}
