const { load } = require("@shop/core");
const { version } = require("../package.json");
const again = require("..");
const missing = require("./missing");

load(version, again, missing);
