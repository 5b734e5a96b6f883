// Edges of a repository by dependency-cruiser: node _cruise.mjs TOOLS REPOSITORY TRUTH OPEN.
// TOOLS holds node_modules with dependency-cruiser and typescript; REPOSITORY is a scratch copy that gets links to its own
// workspace packages, as an installation makes them. TRUTH gets {"source", "target"} a line, OPEN {"source", "specifier"}:
// what names a package of the repository (or the package that it stands in) whose built entry is not there, so that the
// tool cannot say.
import fs from "node:fs";
import path from "node:path";
import { createRequire } from "node:module";
import { pathToFileURL } from "node:url";

const [tools, repository, truthFile, openFile] = process.argv.slice(2).map((name) => path.resolve(name));
const require = createRequire(path.join(tools, "package.json"));
const ts = require("typescript");
const picomatch = require("picomatch");
const entry = path.resolve(tools, "node_modules/dependency-cruiser/src/main/index.mjs");
const { cruise } = await import(pathToFileURL(entry).href);
process.chdir(repository);
const root = fs.realpathSync(".");

const SCANNED = /\.(js|cjs|mjs|jsx|ts|tsx|cts|mts)$/;
const RESOLVING = {
  exportsFields: ["exports"],
  conditionNames: ["import", "require", "node", "default"],
  mainFields: ["main", "module", "types"],
};

function walk(folder, found) {
  for (const item of fs.readdirSync(folder, { withFileTypes: true })) {
    const name = folder === "." ? item.name : `${folder}/${item.name}`;
    if (item.isDirectory() && item.name !== ".git") walk(name, found);
    else if (item.isFile()) found.push(name);
  }
  return found;
}

function readJson(name) {
  return ts.parseConfigFileTextToJson(name, fs.readFileSync(name, "utf8")).config ?? {};
}

function workspaceGlobs(folder) {
  const at = (name) => path.posix.join(folder, name);
  const listed = readJson(at("package.json")).workspaces ?? [];
  const globs = Array.isArray(listed) ? [...listed] : [...(listed.packages ?? [])];
  if (fs.existsSync(at("lerna.json"))) globs.push(...(readJson(at("lerna.json")).packages ?? []));
  if (fs.existsSync(at("pnpm-workspace.yaml"))) {
    const text = /^packages:([^]*?)(?=^\w|$(?![^]))/m.exec(fs.readFileSync(at("pnpm-workspace.yaml"), "utf8"))?.[1] ?? "";
    globs.push(...[...text.matchAll(/^\s*-\s*['"]?([^'"\s#]+)/gm)].map((found) => found[1]));
  }
  return globs.map((glob) => glob.replace(/^\.\//, "").replace(/\/+$/, ""));
}

function linkWorkspaces(files) {
  const names = new Map();
  const manifests = files.filter((name) => path.posix.basename(name) === "package.json" && !name.includes("node_modules/"));
  for (const manifest of manifests) {
    const folder = path.posix.dirname(manifest);
    const globs = workspaceGlobs(folder);
    if (!globs.length) continue;
    const wanted = picomatch(globs.filter((glob) => !glob.startsWith("!")));
    const unwanted = globs.filter((glob) => glob.startsWith("!")).map((glob) => picomatch(glob.slice(1)));
    for (const other of manifests) {
      const place = path.posix.relative(folder, path.posix.dirname(other));
      if (!place || place.startsWith("..") || !wanted(place) || unwanted.some((test) => test(place))) continue;
      const { name } = readJson(other);
      if (!name) continue;
      const link = path.join(folder, "node_modules", name);
      names.set(name, link);
      fs.mkdirSync(path.dirname(link), { recursive: true });
      if (!fs.existsSync(link)) fs.symlinkSync(path.resolve(path.dirname(other)), link);
    }
  }
  return names;
}

function optionsOf(config, seen = new Set()) {
  if (seen.has(config)) return null;
  seen.add(config);
  const parsed = ts.getParsedCommandLineOfConfigFile(config, {}, { ...ts.sys, onUnRecoverableConfigFileDiagnostic() {} });
  if (!parsed) return null;
  if (parsed.options.paths || parsed.options.baseUrl) return { config, parsed };
  for (const reference of parsed.projectReferences ?? []) {
    const at = ts.resolveProjectReferencePath(reference);
    const found = fs.existsSync(at) ? optionsOf(at, seen) : null;
    if (found && path.dirname(at) === path.dirname(config)) return found;
  }
  return null;
}

const configs = new Map();
function configOf(folder) {
  if (!configs.has(folder)) {
    const names = ["tsconfig.json", "jsconfig.json"].map((name) => path.join(folder, name)).filter(fs.existsSync);
    const parent = path.dirname(folder);
    if (names.length) configs.set(folder, optionsOf(path.resolve(names[0])));
    else configs.set(folder, folder === root || parent === folder ? null : configOf(parent));
  }
  return configs.get(folder);
}

function ownName(source) {
  for (let folder = path.posix.dirname(source); ; folder = path.posix.dirname(folder)) {
    const manifest = path.posix.join(folder, "package.json");
    if (known.has(manifest)) return readJson(path.join(root, manifest)).name;
    if (folder === ".") return null;
  }
}

const files = walk(".", []);
const known = new Set(files);
const workspaces = linkWorkspaces(files);
const groups = new Map();
for (const name of files.filter((name) => SCANNED.test(name))) {
  const found = configOf(path.resolve(path.dirname(name)));
  const key = found?.config ?? "";
  if (!groups.has(key)) groups.set(key, { found, names: [] });
  groups.get(key).names.push(name);
}
const truth = new Set();
const open = new Set();
const failed = [];

// Aliases without a baseUrl are looked up from the working directory by the tool: it is called from the folder of the settings.
async function ask(names, found) {
  process.chdir(found ? (found.parsed.options.pathsBasePath ?? path.dirname(found.config)) : root);
  const options = { tsPreCompilationDeps: true, doNotFollow: { path: "." }, enhancedResolveOptions: RESOLVING };
  if (found) options.tsConfig = { fileName: found.config };
  try {
    const here = names.map((name) => path.relative(".", path.join(root, name)));
    const result = await cruise(here, options, undefined, found ? { tsConfig: found.parsed } : undefined);
    return result.output.modules;
  } catch (error) {
    if (names.length === 1) {
      failed.push(`${names[0]}: ${String(error.message).slice(0, 200)}`);
      return [];
    }
    const middle = names.length >> 1;
    return [...(await ask(names.slice(0, middle), found)), ...(await ask(names.slice(middle), found))];
  }
}

const fromRoot = (name) => path.relative(root, path.resolve(name));

for (const { found, names } of groups.values()) {
  const wanted = new Set(names);
  for (const module of await ask(names, found)) {
    const source = fromRoot(module.source);
    if (!wanted.has(source)) continue;
    for (const dependency of module.dependencies) {
      const target = fromRoot(dependency.resolved);
      if (known.has(target) && !dependency.couldNotResolve) {
        if (target !== source) truth.add(JSON.stringify({ source, target }));
      } else if (dependency.couldNotResolve) {
        const name = dependency.module.split("/").slice(0, dependency.module.startsWith("@") ? 2 : 1).join("/");
        if (workspaces.has(name) || name === ownName(source)) open.add(JSON.stringify({ source, specifier: dependency.module }));
      }
    }
  }
}
fs.writeFileSync(truthFile, [...truth].sort().map((line) => line + "\n").join(""));
fs.writeFileSync(openFile, [...open].sort().map((line) => line + "\n").join(""));
console.log(JSON.stringify({ files: [...groups.values()].reduce((sum, group) => sum + group.names.length, 0),
  configs: groups.size, workspaces: workspaces.size, edges: truth.size, open: open.size,
  n_failed: failed.length, failed: failed.slice(0, 5) }));
