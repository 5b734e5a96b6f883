function set(name, user) {
  // ruleid: javascript-self-assignment
  name = name;
  // ruleid: javascript-self-assignment
  this.user = this.user;
  // ok: javascript-self-assignment
  this.name = name;
  // ok: javascript-self-assignment
  window.location = window.location;
}
