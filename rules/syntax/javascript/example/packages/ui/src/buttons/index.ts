import type { Size } from "../size.js";
import { css } from "@shop/core/style";

export class Button {
  constructor(readonly size: Size) {}
  style(): string {
    return css(this.size);
  }
}
