declare const SHOP: string;
