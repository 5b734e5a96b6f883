const { BrowserWindow } = require('electron');
// ruleid: javascript-electron-unsafe-preferences
const a = new BrowserWindow({ webPreferences: { nodeIntegration: true } });
// ruleid: javascript-electron-unsafe-preferences
const b = new BrowserWindow({ width: 1, webPreferences: { contextIsolation: false, preload: p } });
// ok: javascript-electron-unsafe-preferences
const c = new BrowserWindow({ webPreferences: { nodeIntegration: false, contextIsolation: true } });
// ok: javascript-electron-unsafe-preferences
const d = new BrowserWindow({ width: 800 });
