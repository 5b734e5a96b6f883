const fs = require("fs");
const platform = require("#platform");
const colors = require("#colors");

function load(name) {
  const { css } = require("./style");
  return css(name, fs, platform, colors);
}

module.exports = { load };
