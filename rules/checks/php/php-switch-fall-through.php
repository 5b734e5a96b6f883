<?php
switch ($kind) {
    // ruleid: php-switch-fall-through
    case 'a':
        $size = 1;
    case 'b':
        $size = 2;
        break;
    // ruleid: php-switch-fall-through
    case 'x':
        echo 'x';
    default:
        echo 'y';
}
switch ($kind) {
    // ok: php-switch-fall-through
    case 'a':
    case 'b':
        $size = 2;
        break;
    // ok: php-switch-fall-through
    case 'c':
        $size = 3;
        // falls through
    // ok: php-switch-fall-through
    case 'd':
        return 4;
}
