; inherits: javascript/flows.common.scm
; What TypeScript adds; https://www.typescriptlang.org/docs/handbook/

(type_identifier) @name.type
(new_expression constructor: (identifier) @call)
(nested_type_identifier name: (type_identifier) @outside.type)
(index_signature name: (identifier) @outside.parameter)

[(function_type) (constructor_type) (method_signature) (abstract_method_signature) (function_signature) (call_signature)
 (construct_signature)] @scope.function
(index_signature (mapped_type_clause)) @scope.function
[(abstract_class_declaration) (interface_declaration) (type_alias_declaration)] @scope.block

(abstract_class_declaration name: (type_identifier) @define.class.outer)
(interface_declaration name: (type_identifier) @define.type.outer.always)
(type_alias_declaration name: (type_identifier) @define.type.outer.always)
(enum_declaration name: (identifier) @define.class.first)
(internal_module name: (identifier) @define.module.first)
(function_signature name: (identifier) @define.function.outer.first)
(class_body (method_signature name: (property_identifier) @define.method.outer.always))
(class_body (abstract_method_signature name: (property_identifier) @define.method.outer.always))
(class_body (public_field_definition name: [(property_identifier) (private_property_identifier)] @define.field.always))
(type_parameter name: (type_identifier) @define.type.always)
(mapped_type_clause name: (type_identifier) @define.type.always)
(infer_type (type_identifier) @define.type.always)
(required_parameter pattern: (identifier) @bind)
(optional_parameter pattern: (identifier) @bind)
(import_require_clause (identifier) @define.module.first)

(required_parameter pattern: (identifier) @typed type: (type_annotation (_) @type))
(optional_parameter pattern: (identifier) @typed type: (type_annotation (_) @type))
(variable_declarator name: (identifier) @typed type: (type_annotation (_) @type))
(public_field_definition name: (_) @typed type: (type_annotation (_) @type))
(property_signature name: (_) @typed type: (type_annotation (_) @type))
(function_declaration name: (identifier) @typed.result return_type: (type_annotation (_) @type.result))
(method_definition name: (_) @typed.result return_type: (type_annotation (_) @type.result))
(method_signature name: (_) @typed.result return_type: (type_annotation (_) @type.result))
