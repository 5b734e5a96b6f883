<?php
function read_it($name) {
    // ruleid: php-path-built-from-parameter
    return file_get_contents('/var/data/' . $name);
}
function remove_it($file) {
    $full = "uploads/$file";
    // ruleid: php-path-built-from-parameter
    unlink($full);
}
function safe($name) {
    // ok: php-path-built-from-parameter
    return file_get_contents('/var/data/' . basename($name));
}
function other($file) {
    // ok: php-path-built-from-parameter
    return file_get_contents($file);
}
