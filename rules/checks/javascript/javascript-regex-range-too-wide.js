// ruleid: javascript-regex-range-too-wide
const name = /^[A-z]+$/;
// ruleid: javascript-regex-range-too-wide
const id = /[0-9A-z_]/;
// ok: javascript-regex-range-too-wide
const good = /^[A-Za-z]+$/;
// ok: javascript-regex-range-too-wide
const other = /[A-Z]z/;
