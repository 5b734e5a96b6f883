function send(socket, res) {
  const b = Buffer.allocUnsafe(100);
  // ruleid: javascript-uninitialised-buffer
  socket.write(b);
  // ruleid: javascript-uninitialised-buffer
  res.send(Buffer.allocUnsafe(8));
  const c = Buffer.allocUnsafe(4);
  c.writeUInt32BE(1, 0);
  // ok: javascript-uninitialised-buffer
  socket.write(c);
  const d = Buffer.alloc(4);
  // ok: javascript-uninitialised-buffer
  socket.write(d);
}
function unpack(decompression) {
  const e = Buffer.allocUnsafe(4);
  // ok: javascript-uninitialised-buffer
  decompression.write(e);
}
