<?php
function convert($file) {
    // ruleid: php-command-built-from-parameter
    exec("convert $file out.png");
}
function archive($dir) {
    $cmd = 'tar cf a.tar ' . $dir;
    // ruleid: php-command-built-from-parameter
    return shell_exec($cmd);
}
function safe($file) {
    // ok: php-command-built-from-parameter
    exec('convert ' . escapeshellarg($file) . ' out.png');
    // ok: php-command-built-from-parameter
    exec('uptime');
}
function run($command) {
    // ok: php-command-built-from-parameter
    exec($command);
}
