async function isAllowed(user) {
  return (await load(user)).ok;
}
function one(user) {
  // ruleid: javascript-promise-in-condition
  if (isAllowed(user)) { open(); }
  // ruleid: javascript-promise-in-condition
  if (!isAllowed(user)) { close(); }
}
async function two(user) {
  // ok: javascript-promise-in-condition
  if (await isAllowed(user)) { open(); }
  // ok: javascript-promise-in-condition
  if (other(user)) { open(); }
}
