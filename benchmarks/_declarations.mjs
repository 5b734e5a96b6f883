// Names and lines of declarations by the TypeScript compiler: node _declarations.mjs TOOLS < paths, one a line.
// Prints {"path", "names": [[name, line], ...]} a file: functions, classes, members with a body or in an interface,
// interfaces, enumerations, aliases, namespaces, and functions that a variable, a property or a key names.
import fs from "node:fs";
import path from "node:path";
import { createRequire } from "node:module";

const ts = createRequire(path.resolve(process.argv[2], "package.json"))("typescript");
const K = ts.SyntaxKind;
const NAMED = new Set([
  K.FunctionDeclaration, K.ClassDeclaration, K.ClassExpression, K.InterfaceDeclaration, K.EnumDeclaration, K.TypeAliasDeclaration,
  K.ModuleDeclaration, K.MethodDeclaration, K.MethodSignature, K.GetAccessor, K.SetAccessor,
]);
const HOLDERS = new Set([K.VariableDeclaration, K.PropertyAssignment, K.PropertyDeclaration]);

function visit(node, source, names) {
  let name = NAMED.has(node.kind) ? node.name : undefined;
  if (HOLDERS.has(node.kind) && node.initializer) {
    const value = node.initializer;
    if (ts.isFunctionExpression(value) || ts.isArrowFunction(value)) name = node.name;
    if (ts.isClassExpression(value) && !value.name && node.kind === K.VariableDeclaration) name = node.name;
  }
  if (node.kind === K.Constructor) names.push(["constructor", line(node.getStart(source), source)]);
  if (name && (ts.isObjectBindingPattern(name) || ts.isArrayBindingPattern(name))) name = undefined;
  if (name) names.push([name.getText(source), line(name.getStart(source), source)]);
  ts.forEachChild(node, (child) => visit(child, source, names));
}

function line(at, source) {
  return source.getLineAndCharacterOfPosition(at).line + 1;
}

for (const file of fs.readFileSync(0, "utf8").split("\n").filter(Boolean)) {
  const kind = file.endsWith(".tsx") ? ts.ScriptKind.TSX : /ts$/.test(file) ? ts.ScriptKind.TS : ts.ScriptKind.JSX;
  const source = ts.createSourceFile(file, fs.readFileSync(file, "utf8"), ts.ScriptTarget.Latest, true, kind);
  const names = [];
  if (!source.parseDiagnostics.length) visit(source, source, names);
  console.log(JSON.stringify({ path: file, bad: source.parseDiagnostics.length, names }));
}
