<?php
$options = ['httponly' => true, 'path' => '/'];
// ruleid: php-flow-insecure-cookie
setcookie('session', $id, $options);
// ruleid: php-flow-insecure-cookie
setcookie('auth_token', $token, ['secure' => false]);
$options['secure'] = true;
// ok: php-flow-insecure-cookie
setcookie('session', $id, $options);
// ok: php-flow-insecure-cookie
setcookie('theme', $theme, ['path' => '/']);
