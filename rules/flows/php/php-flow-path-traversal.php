<?php
function show(string $name): void
{
    // ruleid: php-flow-path-traversal
    readfile('/srv/files/' . $name);
}

show($_GET['name']);
$target = '/srv/uploads/' . $_FILES['photo']['name'];
// ruleid: php-flow-path-traversal
move_uploaded_file($_FILES['photo']['tmp_name'], $target);
// ok: php-flow-path-traversal
move_uploaded_file($_FILES['photo']['tmp_name'], '/srv/uploads/' . basename($_FILES['photo']['name']));
$path = realpath('/srv/files/' . $_GET['file']);
if (strpos($path, '/srv/files/') !== 0) {
    exit('outside');
}
// ok: php-flow-path-traversal
echo strlen(file_get_contents($path));
