<?php
// ruleid: php-debug-output
var_dump($user);
// ruleid: php-debug-output
dd($request);
// ok: php-debug-output
error_log(print_r($user, true));
// ok: php-debug-output
$text = dump_text($x);

class Shown {
    public function dd() {
        // ok: php-debug-output
        dd($this->all());
    }
}
