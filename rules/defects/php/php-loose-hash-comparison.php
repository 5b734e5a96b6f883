<?php
// ruleid: php-loose-hash-comparison
if (md5($_POST['pw']) == $row['hash']) { login(); }
// ruleid: php-loose-hash-comparison
if ($hash != sha1($text)) { exit; }
// ruleid: php-loose-hash-comparison
if ($_POST['password'] == $user['password']) { login(); }
// ok: php-loose-hash-comparison
if (hash_equals($row['hash'], md5($x))) { login(); }
// ok: php-loose-hash-comparison
if (md5($a) === $b) { go(); }
// ok: php-loose-hash-comparison
if ($_POST['password'] == '') { exit; }
