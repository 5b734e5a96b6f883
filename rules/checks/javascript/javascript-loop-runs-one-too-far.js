// ruleid: javascript-loop-runs-one-too-far
for (let i = 0; i <= list.length; i++) {
  use(list[i]);
}
// ruleid: javascript-loop-runs-one-too-far
for (var j = 0; j <= this.rows.length; j++) { use(this.rows[j]); }
// ok: javascript-loop-runs-one-too-far
for (let i = 0; i < list.length; i++) { use(list[i]); }
// ok: javascript-loop-runs-one-too-far
for (let i = 1; i <= list.length; i++) { use(list[i - 1]); }
// ok: javascript-loop-runs-one-too-far
for (let i = 0; i <= word.length; i++) {
  distances[i] = [i];
}
// ok: javascript-loop-runs-one-too-far
for (let column = 0; column <= b.length; column++) row.push(column);
