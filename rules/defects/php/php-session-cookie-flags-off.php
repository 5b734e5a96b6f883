<?php
// ruleid: php-session-cookie-flags-off
ini_set('session.cookie_httponly', 0);
// ruleid: php-session-cookie-flags-off
ini_set('session.cookie_secure', '0');
// ok: php-session-cookie-flags-off
ini_set('session.cookie_httponly', 1);
// ok: php-session-cookie-flags-off
ini_set('session.cookie_secure', true);
