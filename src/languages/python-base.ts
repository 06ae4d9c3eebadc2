/** The base classes of all models, for pydantic 2 and 1.10. */
export const pythonBase = `from typing import Any

import pydantic

if pydantic.VERSION.startswith("1."):

    class _Model(pydantic.BaseModel):
        class Config:
            allow_population_by_field_name = True
            smart_union = True

        # Not self: a member can be called so.
        def __init__(__pydantic_self__, **data: Any) -> None:
            super().__init__(**data)
            __pydantic_self__.__fields_set__.update(
                name
                for name, field in __pydantic_self__.__fields__.items()
                if field.default is not None
            )

    class OpenModel(_Model):
        """Members without a field of their own are kept."""

        class Config:
            extra = "allow"

    class ClosedModel(_Model):
        """Members without a field of their own are errors."""

        class Config:
            extra = "forbid"

else:

    class _Model(pydantic.BaseModel):
        model_config = pydantic.ConfigDict(populate_by_name=True, protected_namespaces=())

        def model_post_init(self, context: Any, /) -> None:
            # A constant counts as set, so that it is written.
            self.__pydantic_fields_set__.update(
                name
                for name, field in type(self).model_fields.items()
                if not field.is_required() and field.default is not None
            )

    class OpenModel(_Model):
        """Members without a field of their own are kept."""

        model_config = pydantic.ConfigDict(extra="allow")

    class ClosedModel(_Model):
        """Members without a field of their own are errors."""

        model_config = pydantic.ConfigDict(extra="forbid")


def complete(*models: Any) -> None:
    """Resolves what the models name, once all of them are there."""
    for model in models:
        if pydantic.VERSION.startswith("1."):
            model.update_forward_refs()
        else:
            model.model_rebuild()
`;
