// ruleid: javascript-reversed-assignment-operator
total =+ price;
// ruleid: javascript-reversed-assignment-operator
count =- 1;
// ok: javascript-reversed-assignment-operator
total += price;
// ok: javascript-reversed-assignment-operator
count = -1;
