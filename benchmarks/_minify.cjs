// Run minifiers: read JSON lines {path, tool, ...}, write them with {text}; a tool that is absent or fails writes nothing.
const fs = require("fs"), { createRequire } = require("module");
const need = createRequire(process.argv[2] + "/x.js");
const load = (name) => { try { return need(name); } catch { return null; } };
const all = {};
const mod = (name) => (name in all ? all[name] : (all[name] = load(name)));
const css = (options) => (text) => new (mod("clean-css"))(options).minify(text).styles;
const html = (name, extra) => (text) => mod(name).minify(text, { collapseWhitespace: true, removeComments: true, ...extra });
const uglify = (options) => (text) => mod("uglify-js").minify(text, options).code;
const terser = (options) => async (text) => (await mod("terser").minify(text, options)).code;
const tools = {
  "terser": terser({ compress: true, mangle: true }),
  "terser-license": terser({ compress: true, mangle: true, format: { comments: /licen|copyright|@preserve|^!/i } }),
  "terser-spaces": terser({ compress: false, mangle: false }),
  "uglify": uglify({}),
  "uglify-mangle": uglify({ compress: false }),
  "uglify-lines": uglify({ output: { max_line_len: 500 } }),
  "esbuild-js": (text) => mod("esbuild").transformSync(text, { minify: true, loader: "js" }).code,
  "esbuild-spaces": (text) => mod("esbuild").transformSync(text, { minifyWhitespace: true, loader: "js" }).code,
  "babel-minify": (text) => mod("babel-minify")(text).code,
  "swc": (text) => mod("@swc/core").minifySync(text, { compress: true, mangle: true, module: "unknown" }).code,
  "oxc": (text) => mod("oxc-minify").minifySync("a.js", text, { compress: true, mangle: true, codegen: { removeWhitespace: true } }).code,
  "jsmin": (text) => mod("jsmin").jsmin(text),
  "uglify-pretty": uglify({ output: { beautify: true } }),
  "esbuild-pretty": (text) => mod("esbuild").transformSync(text, { minifyIdentifiers: true, minifySyntax: true, loader: "js" }).code,
  "clean-css": css({}), "clean-css-2": css({ level: 2 }), "clean-css-breaks": css({ format: "keep-breaks" }), "clean-css-pretty": css({ format: "beautify" }),
  "csso": (text) => mod("csso").minify(text).css,
  "esbuild-css": (text) => mod("esbuild").transformSync(text, { minify: true, loader: "css" }).code,
  "cssnano": async (text) => (await mod("postcss")([mod("cssnano")()]).process(text, { from: undefined })).css,
  "lightningcss": (text) => mod("lightningcss").transform({ filename: "a.css", code: Buffer.from(text), minify: true, errorRecovery: true }).code.toString(),
  "crass": (text) => mod("crass").parse(text).toString(),
  "sqwish": (text) => mod("sqwish").minify(text),
  "html-minifier-terser": html("html-minifier-terser", { minifyJS: true, minifyCSS: true }),
  "html-minifier-spaces": html("html-minifier-terser", {}),
  "html-minifier-conservative": html("html-minifier-terser", { conservativeCollapse: true, removeAttributeQuotes: true }),
  "html-minifier": html("html-minifier", { minifyCSS: true, removeOptionalTags: true }),
  "minify-html": (text) => { const m = mod("@minify-html/node"); return (m.minify || m.default.minify)(Buffer.from(text), { minify_js: true, minify_css: true }).toString(); },
};
(async () => {
  for (const line of fs.readFileSync(0, "utf8").split("\n").filter(Boolean)) {
    const job = JSON.parse(line);
    try {
      const out = await tools[job.tool](fs.readFileSync(job.path, "utf8"));
      if (out && out.length > 100) console.log(JSON.stringify({ ...job, text: out }));
    } catch (e) { if (process.env.DEBUG) console.error(job.tool, job.path, String(e).slice(0, 100)); }
  }
})();
