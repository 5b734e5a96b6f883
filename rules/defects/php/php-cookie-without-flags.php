<?php
// ruleid: php-cookie-without-flags
setcookie('session', $id);
// ruleid: php-cookie-without-flags
setcookie('auth_token', $t, time() + 3600, '/', '', false, true);
// ok: php-cookie-without-flags
setcookie('session', $id, time() + 3600, '/', '', true, true);
// ok: php-cookie-without-flags
setcookie('theme', 'dark');
// ok: php-cookie-without-flags
setcookie('session', $id, ['secure' => true, 'httponly' => true]);
// ok: php-cookie-without-flags
setcookie('session', '', time() - 3600);
