class SessionsController < ApplicationController
  def create
    # ruleid: ruby-insecure-cookie
    cookies[:token] = { value: token, secure: false }
    # ruleid: ruby-insecure-cookie
    cookies[:lang] = { value: lang, httponly: false, secure: true }
    # ok: ruby-insecure-cookie
    cookies[:token] = { value: token, secure: true, httponly: true }
    # ok: ruby-insecure-cookie
    session[:user] = user.id
  end
end
