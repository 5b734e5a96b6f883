<?php
// ruleid: php-weak-hash-of-password
$hash = md5($_POST['password']);
// ruleid: php-weak-hash-of-password
$h2 = sha1($salt . $password);
// ruleid: php-weak-hash-of-password
if ($row['pw'] == hash('sha256', $user->password)) { login(); }
// ok: php-weak-hash-of-password
$h3 = password_hash($_POST['password'], PASSWORD_DEFAULT);
// ok: php-weak-hash-of-password
$etag = md5($content);
// ok: php-weak-hash-of-password
$v = md5_file('a.txt');
