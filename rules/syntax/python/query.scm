; Definitions

(function_definition
  name: (identifier) @name parameters: (parameters) @parameters body: (block) @body) @definition.function
(class_definition name: (identifier) @name body: (block) @body) @definition.class
(type_alias_statement left: (type (identifier) @name)) @definition.type
(type_alias_statement left: (type (generic_type . (identifier) @name))) @definition.type

; Imports

(import_statement name: (dotted_name) @import.specifier) @import
(import_statement
  name: (aliased_import name: (dotted_name) @import.specifier alias: (identifier) @import.alias)) @import
(import_from_statement module_name: (_) @import.specifier name: (dotted_name) @import.name) @import
(import_from_statement module_name: (_) @import.specifier
  name: (aliased_import name: (dotted_name) @import.name alias: (identifier) @import.alias)) @import
((import_from_statement module_name: (_) @import.specifier (wildcard_import)) @import (#set! name "*"))
(future_import_statement "__future__" @import.specifier name: (dotted_name) @import.name) @import
((call
  function: [(identifier) @called (attribute attribute: (identifier) @called)]
  arguments: (argument_list . (string (string_start) . (string_content) @import.specifier . (string_end)))) @import
  (#any-of? @called "import_module" "__import__")
  (#set! kind dynamic)
  (#set! only_with "import_module __import__"))

; Names at the top level

(module (expression_statement (assignment left: (identifier) @declares)))
(module (expression_statement (assignment left: (pattern_list (identifier) @declares))))

; Marks

(comment) @comment
(decorator) @decorator
((module . (comment)* . (expression_statement . [(string) (concatenated_string)] @docstring .))
  (#not-match? @docstring "^[rR]?[bBfFtT]"))
((function_definition body: (block . (expression_statement . [(string) (concatenated_string)] @docstring .)))
  (#not-match? @docstring "^[rR]?[bBfFtT]"))
((class_definition body: (block . (expression_statement . [(string) (concatenated_string)] @docstring .)))
  (#not-match? @docstring "^[rR]?[bBfFtT]"))

(if_statement) @nest.decision.conditional
(elif_clause) @flat.decision
(else_clause) @flat
(for_statement) @nest.decision.conditional
(while_statement) @nest.decision.conditional
(except_clause) @nest.decision
(try_statement (except_clause)) @conditional
(finally_clause) @decision
(match_statement) @nest.conditional
(case_clause) @decision
(conditional_expression) @nest.decision
(for_in_clause) @decision
(if_clause) @decision
(boolean_operator operator: _ @operator) @boolean.decision
(lambda) @level

(if_statement
  condition: [(identifier) @guard (attribute attribute: (identifier) @guard)]
  consequence: (block) @type_only
  (#eq? @guard "TYPE_CHECKING")
  (#set! only_with TYPE_CHECKING))
(if_statement
  condition: (not_operator argument: [(identifier) @guard (attribute attribute: (identifier) @guard)])
  alternative: (else_clause) @type_only
  (#eq? @guard "TYPE_CHECKING")
  (#set! only_with TYPE_CHECKING))
