import { Button } from ".";
import label from "./label.json";

export const primary = (): Button => new Button(label.size as import("../size").Size);
