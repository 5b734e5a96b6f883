async function isAllowed(user: User): Promise<boolean> {
  return (await load(user)).ok;
}
function one(user: User): void {
  // ruleid: javascript-promise-in-condition
  if (isAllowed(user)) { open(); }
  // ruleid: javascript-promise-in-condition
  while (isAllowed(user)) { step(); }
}
function two(isReady: () => boolean): void {
  // ok: javascript-promise-in-condition
  if (isReady()) { open(); }
  // ok: javascript-promise-in-condition
  if (other(isReady)) { open(); }
}
