; Definitions

(class_declaration (modifiers (class_modifier) @_word) name: (identifier) @name (enum_class_body)? @body (#eq? @_word "enum")) @definition.enum
(class_declaration "interface" name: (identifier) @name (class_body)? @body) @definition.interface
(class_declaration "class" name: (identifier) @name [(class_body) (enum_class_body)]? @body) @definition.class
(object_declaration name: (identifier) @name (class_body)? @body) @definition.object
(companion_object name: (identifier) @name (class_body)? @body) @definition.object
(companion_object !name) @definition.scope
(type_alias type: (identifier) @name) @definition.type
(function_declaration name: (identifier) @name (function_value_parameters) @parameters (function_body)? @body) @definition.function
(secondary_constructor "constructor" @name (function_value_parameters) @parameters (block)? @body) @definition.constructor
(source_file (property_declaration (variable_declaration . (identifier) @name)) @definition.property)
(class_body (property_declaration (variable_declaration . (identifier) @name)) @definition.property)
(enum_class_body (property_declaration (variable_declaration . (identifier) @name)) @definition.property)
(class_parameter ["val" "var"] (identifier) @name) @definition.property

; Imports

(package_header (qualified_identifier) @import.specifier (#set! kind package)) @import
((import (qualified_identifier) @import.specifier .) @import (#not-match? @import "\\*\\s*$"))
(import (qualified_identifier) @import.specifier "as" (identifier) @import.alias) @import
(import (qualified_identifier) @import.specifier "*" (#set! name "*")) @import

; Names: of types, of what is called, and of what members are taken from. The file's name for Java
; is one that it declares.

(user_type . (identifier) @uses)
(user_type . (identifier) . (identifier)) @uses
(call_expression . (identifier) @uses)
(call_expression . (navigation_expression (_) (identifier) @uses .))
(navigation_expression . (identifier) @uses)
((navigation_expression . (navigation_expression)) @uses (#match? @uses "^[a-z][\\w.]*\\.[A-Z]\\w*$"))
(callable_reference (identifier) @uses)
(infix_expression (_) . (identifier) @uses . (_))
((value_argument (identifier) @uses .) (#match? @uses "^[A-Z]"))
((when_entry (identifier) @uses) (#match? @uses "^[A-Z]"))
((return_expression (identifier) @uses .) (#match? @uses "^[A-Z]"))
((property_declaration (identifier) @uses .) (#match? @uses "^[A-Z]"))
((binary_expression (identifier) @uses) (#match? @uses "^[A-Z]"))
((assignment (identifier) @uses .) (#match? @uses "^[A-Z]"))
((function_body (identifier) @uses) (#match? @uses "^[A-Z]"))
((lambda_literal (identifier) @uses) (#match? @uses "^[A-Z]"))
((function_value_parameters (identifier) @uses) (#match? @uses "^[A-Z]"))
((class_parameter (identifier) @uses .) (#match? @uses "^[A-Z]"))
((explicit_delegation (identifier) @uses .) (#match? @uses "^[A-Z]"))
((file_annotation (constructor_invocation (user_type (identifier) @_word)
    (value_arguments (value_argument (string_literal (string_content) @declares)))))
  (#eq? @_word "JvmName"))

; Marks

[(line_comment) (block_comment)] @comment
(modifiers (annotation) @decorator)

(if_expression) @decision.nest.conditional
(if_expression "else" @flat)
(if_expression "else" . (if_expression) @chained)
[(for_statement) (while_statement) (do_while_statement)] @decision.nest
(catch_block) @decision.nest
(when_expression) @nest
(when_entry condition: (_)) @decision
[(lambda_literal) (anonymous_function)] @level
(binary_expression operator: ["&&" "||" "?:"] @operator) @boolean.decision
