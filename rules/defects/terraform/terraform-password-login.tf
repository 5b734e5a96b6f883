resource "azurerm_linux_virtual_machine" "a" {
  # ruleid: terraform-password-login
  disable_password_authentication = false
}
resource "azurerm_virtual_machine" "b" {
  os_profile_linux_config {
    # ruleid: terraform-password-login
    disable_password_authentication = false
  }
}
resource "azurerm_linux_virtual_machine" "c" {
  # ok: terraform-password-login
  disable_password_authentication = true
}
resource "azurerm_virtual_machine" "d" {
  os_profile_linux_config {
    # ok: terraform-password-login
    disable_password_authentication = true
  }
}
