<?php
class A {
    public function set($name) {
        // ruleid: php-self-assignment
        $name = $name;
        // ruleid: php-self-assignment
        $this->name = $this->name;
        // ok: php-self-assignment
        $this->name = $name;
        // ok: php-self-assignment
        $name = trim($name);
    }
}
