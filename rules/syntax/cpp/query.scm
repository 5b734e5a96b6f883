; Definitions beyond those of C. What is defaulted or deleted is only declared.

(function_definition declarator: (function_declarator declarator: [
    (field_identifier) @name
    (destructor_name) @name
    (operator_name) @name
    (template_function name: (_) @name)
    (qualified_identifier scope: (_)? @receiver name: [(identifier) (destructor_name) (operator_name)] @name)
    (qualified_identifier scope: (_)? @receiver name: (template_function name: (_) @name))
    (qualified_identifier name: (qualified_identifier)) @name
  ] parameters: (_) @parameters) body: (_) @body) @definition.function
(function_definition declarator: (pointer_declarator declarator: (function_declarator declarator: [
    (field_identifier) @name
    (destructor_name) @name
    (operator_name) @name
    (template_function name: (_) @name)
    (qualified_identifier scope: (_)? @receiver name: [(identifier) (destructor_name) (operator_name)] @name)
    (qualified_identifier scope: (_)? @receiver name: (template_function name: (_) @name))
    (qualified_identifier name: (qualified_identifier)) @name
  ] parameters: (_) @parameters)) body: (_) @body) @definition.function
(function_definition declarator: (pointer_declarator declarator: (pointer_declarator declarator: (function_declarator declarator: [
    (field_identifier) @name
    (destructor_name) @name
    (operator_name) @name
    (template_function name: (_) @name)
    (qualified_identifier scope: (_)? @receiver name: [(identifier) (destructor_name) (operator_name)] @name)
    (qualified_identifier scope: (_)? @receiver name: (template_function name: (_) @name))
    (qualified_identifier name: (qualified_identifier)) @name
  ] parameters: (_) @parameters))) body: (_) @body) @definition.function
(function_definition declarator: (reference_declarator (function_declarator declarator: [
    (identifier) @name
    (field_identifier) @name
    (destructor_name) @name
    (operator_name) @name
    (template_function name: (_) @name)
    (qualified_identifier scope: (_)? @receiver name: [(identifier) (destructor_name) (operator_name)] @name)
    (qualified_identifier scope: (_)? @receiver name: (template_function name: (_) @name))
    (qualified_identifier name: (qualified_identifier)) @name
  ] parameters: (_) @parameters)) body: (_) @body) @definition.function
(function_definition declarator: (pointer_declarator declarator: (reference_declarator (function_declarator declarator: [
    (identifier) @name
    (field_identifier) @name
    (destructor_name) @name
    (operator_name) @name
    (template_function name: (_) @name)
    (qualified_identifier scope: (_)? @receiver name: [(identifier) (destructor_name) (operator_name)] @name)
    (qualified_identifier scope: (_)? @receiver name: (template_function name: (_) @name))
    (qualified_identifier name: (qualified_identifier)) @name
  ] parameters: (_) @parameters))) body: (_) @body) @definition.function
(function_definition declarator: (operator_cast) @name body: (_) @body) @definition.function
(function_definition declarator: (qualified_identifier name: (operator_cast)) @name body: (_) @body) @definition.function
(function_definition declarator: (_) @name body: (try_statement) @body) @definition.function

(class_specifier name: (type_identifier) @name body: (_) @body) @definition.class
(class_specifier name: (template_type name: (_) @name) body: (_) @body) @definition.class
(class_specifier name: (qualified_identifier name: (type_identifier)) @name body: (_) @body) @definition.class
(class_specifier name: (qualified_identifier name: (qualified_identifier name: (qualified_identifier name: (type_identifier)))) @name body: (_) @body) @definition.class
(class_specifier name: (qualified_identifier name: (qualified_identifier name: (qualified_identifier name: (qualified_identifier name: (type_identifier))))) @name body: (_) @body) @definition.class
(class_specifier name: (qualified_identifier scope: (_) @receiver name: (template_type name: (_) @name)) body: (_) @body) @definition.class
(class_specifier name: (qualified_identifier name: (qualified_identifier name: (type_identifier))) @name body: (_) @body) @definition.class
(class_specifier name: (qualified_identifier scope: (_) @receiver name: (qualified_identifier name: (template_type name: (_) @name))) body: (_) @body) @definition.class
(struct_specifier name: (template_type name: (_) @name) body: (_) @body) @definition.struct
(struct_specifier name: (qualified_identifier name: (type_identifier)) @name body: (_) @body) @definition.struct
(struct_specifier name: (qualified_identifier name: (qualified_identifier name: (qualified_identifier name: (type_identifier)))) @name body: (_) @body) @definition.struct
(struct_specifier name: (qualified_identifier name: (qualified_identifier name: (qualified_identifier name: (qualified_identifier name: (type_identifier))))) @name body: (_) @body) @definition.struct
(struct_specifier name: (qualified_identifier scope: (_) @receiver name: (template_type name: (_) @name)) body: (_) @body) @definition.struct
(struct_specifier name: (qualified_identifier name: (qualified_identifier name: (type_identifier))) @name body: (_) @body) @definition.struct
(struct_specifier name: (qualified_identifier scope: (_) @receiver name: (qualified_identifier name: (template_type name: (_) @name))) body: (_) @body) @definition.struct
(union_specifier name: (template_type name: (_) @name) body: (_) @body) @definition.union
(enum_specifier name: (qualified_identifier) @name body: (_) @body) @definition.enum
; With a macro between the keyword and the name the grammar takes a class for a function.
(function_definition type: (class_specifier name: (_) !body) declarator: (identifier) @name body: (_) @body) @definition.class
(function_definition type: (struct_specifier name: (_) !body) declarator: (identifier) @name body: (_) @body) @definition.struct

(namespace_definition name: (_) @name body: (_) @body) @definition.namespace
(type_definition type: [(qualified_identifier) (template_type) (decltype) (placeholder_type_specifier) (dependent_type) (class_specifier !name) (class_specifier !body)] . declarator: [
  (type_identifier) @name
  (pointer_declarator declarator: (type_identifier) @name)
  (pointer_declarator declarator: (pointer_declarator declarator: (type_identifier) @name))
  (array_declarator declarator: (type_identifier) @name)
  (function_declarator declarator: (type_identifier) @name)
  (function_declarator declarator: (parenthesized_declarator (pointer_declarator declarator: (type_identifier) @name)))
  (function_declarator declarator: (parenthesized_declarator (type_identifier) @name))
  (pointer_declarator declarator: (function_declarator declarator: (type_identifier) @name))
  (pointer_declarator declarator: (function_declarator declarator: (parenthesized_declarator (pointer_declarator declarator: (type_identifier) @name))))
]) @definition.type
(type_definition type: (class_specifier name: (_) body: (_)) . declarator: (type_identifier) @name @definition.type)
(type_definition type: (_) . declarator: (reference_declarator (type_identifier) @name)) @definition.type
(alias_declaration name: (type_identifier) @name) @definition.type
(concept_definition name: (identifier) @name) @definition.type

; Marks

(template_declaration ["template" (template_parameter_list)] @decorator)
(attribute_declaration) @decorator

(for_range_loop) @decision.nest
(catch_clause) @decision.nest
(lambda_expression) @level
