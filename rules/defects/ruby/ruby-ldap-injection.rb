class DirController < ApplicationController
  def show
    u = params[:user]
    # ruleid: ruby-ldap-injection
    f = Net::LDAP::Filter.construct("(uid=#{u})")
    # ruleid: ruby-ldap-injection
    ldap.search(base: "dc=x", filter: "(cn=" + u + ")")
    # ok: ruby-ldap-injection
    g = Net::LDAP::Filter.construct("(uid=#{Net::LDAP::Filter.escape(u)})")
    # ok: ruby-ldap-injection
    h = Net::LDAP::Filter.construct("(uid=root)")
    render json: [f, g, h]
  end
end
