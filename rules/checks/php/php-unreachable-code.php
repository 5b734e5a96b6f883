<?php
function f($x) {
    return $x + 1;
    // ruleid: php-unreachable-code
    log_it($x);
}
function g($x) {
    throw new Exception('x');
    // ruleid: php-unreachable-code
    return 1;
}
function h($x) {
    if ($x) { return 1; }
    // ok: php-unreachable-code
    log_it($x);
    // ok: php-unreachable-code
    return 2;
}
