<?php
// ruleid: php-nosql-injection
$user = $collection->findOne(['name' => $_POST['name'], 'password' => $_POST['password']]);
$filter = ['email' => $_GET['email']];
// ruleid: php-nosql-injection
$cursor = $db->users->find($filter);
// ok: php-nosql-injection
$user = $collection->findOne(['name' => (string) $_POST['name']]);
// ok: php-nosql-injection
$user = $collection->findOne(['name' => strval($_POST['name'])]);
// ok: php-nosql-injection
$user = $repository->find($_GET['id']);
