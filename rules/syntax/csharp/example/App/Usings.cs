global using Shop.Models;
