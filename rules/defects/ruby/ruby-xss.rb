class PagesController < ApplicationController
  def show
    name = params[:name]
    # ruleid: ruby-xss
    @title = "<h1>#{name}</h1>".html_safe
    # ruleid: ruby-xss
    render html: params[:body]
    # ok: ruby-xss
    @safe = "<h1>#{h(name)}</h1>".html_safe
    # ok: ruby-xss
    @fixed = "<br>".html_safe
    # ok: ruby-xss
    render plain: params[:body]
  end
end
