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
