const yaml = require('js-yaml');
function read(text) {
  // ruleid: javascript-yaml-full-schema
  return yaml.load(text, { schema: yaml.DEFAULT_FULL_SCHEMA });
}
function extended(text) {
  // ruleid: javascript-yaml-full-schema
  return yaml.load(text, { schema: yaml.DEFAULT_SCHEMA.extend(require('js-yaml-js-types').all) });
}
function safe(text) {
  // ok: javascript-yaml-full-schema
  const a = yaml.load(text, { schema: yaml.FAILSAFE_SCHEMA });
  // ok: javascript-yaml-full-schema
  return yaml.load(text);
}
