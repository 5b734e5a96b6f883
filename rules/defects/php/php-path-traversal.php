<?php
// ruleid: php-path-traversal
$text = file_get_contents('docs/' . $_GET['file']);
$name = $_POST['name'];
// ruleid: php-path-traversal
unlink("uploads/$name");
// ruleid: php-path-traversal
readfile($_GET['f']);
// ruleid: php-path-traversal
move_uploaded_file($_FILES['f']['tmp_name'], 'up/' . $_FILES['f']['name']);
// ok: php-path-traversal
$text = file_get_contents('docs/' . basename($_GET['file']));
$path = realpath('docs/' . $_GET['file']);
if (strpos($path, '/srv/docs/') !== 0) { exit; }
// ok: php-path-traversal
readfile($path);
// ok: php-path-traversal
file_put_contents('log.txt', $_GET['line']);
// ok: php-path-traversal
move_uploaded_file($_FILES['f']['tmp_name'], 'up/' . uniqid());

function own_file() {
    $file = $_SERVER['argv'][0];
    // ok: php-path-traversal
    return file_get_contents($file);
}
