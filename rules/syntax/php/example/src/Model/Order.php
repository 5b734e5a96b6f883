<?php

namespace Shop\Model;

use Psr\Log\LoggerInterface;
use Shop\{Money, Priced as HasPrice};
use Exception;

class Order implements HasPrice
{
    use Dated;

    public function __construct(private Money $money, private LoggerInterface $log)
    {
        throw new Exception(\Shop\label());
    }
}
