<?php
function f() {
    try {
        return load();
    } finally {
        // ruleid: php-return-in-finally
        return null;
    }
}
function g() {
    try {
        return load();
    } finally {
        // ruleid: php-return-in-finally
        throw new Exception('x');
    }
}
function h() {
    try {
        // ok: php-return-in-finally
        return load();
    } finally {
        close();
    }
    // ok: php-return-in-finally
    return 1;
}
