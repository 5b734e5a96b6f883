<?php
// ruleid: php-weak-random
$token = md5(uniqid());
// ruleid: php-weak-random
$password = substr(str_shuffle('abcdefghij'), 0, 8);
function make($user) {
    // ruleid: php-weak-random
    $user->resetToken = mt_rand(1000, 9999);
    // ruleid: php-weak-random
    $_SESSION['csrf_token'] = sha1(rand());
    // ok: php-weak-random
    $color = rand(0, 255);
    // ok: php-weak-random
    $secret = bin2hex(random_bytes(16));
}
