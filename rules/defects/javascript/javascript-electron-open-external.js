const { shell, ipcMain } = require('electron');
ipcMain.on('open', (event, url) => {
  // ruleid: javascript-electron-open-external
  shell.openExternal(url);
});
contents.setWindowOpenHandler(({ url }) => {
  // ruleid: javascript-electron-open-external
  shell.openExternal(url);
  return { action: 'deny' };
});
ipcMain.on('open', (event, url) => {
  if (!url.startsWith('https://')) { return; }
  // ok: javascript-electron-open-external
  shell.openExternal(url);
});
// ok: javascript-electron-open-external
shell.openExternal('https://example.com');
