"""Refusals in Qdrant's form: a status code and the words that stand before the reason."""

from http import HTTPStatus


class ApiError(Exception):
    """Ends a request; answered as `{"status": {"error": message}, "time": ...}`."""

    def __init__(self, status: HTTPStatus, message: str) -> None:
        super().__init__(message)
        self.status = status
        self.message = message


def format_error(reason: str) -> ApiError:
    """The body is not JSON, or not of the shape the route takes."""
    return ApiError(HTTPStatus.BAD_REQUEST, f"Format error in JSON body: {reason}")


def invalid_parameter(reason: str) -> ApiError:
    """The query string is not of the shape the route takes."""
    return ApiError(HTTPStatus.BAD_REQUEST, f"Deserialize error in query parameters: {reason}")


def validation_error(field: str, reason: str, place: str = "JSON body") -> ApiError:
    """A value is of the right type and out of bounds."""
    message = f"Validation error in {place}: [{field}: {reason}]"
    return ApiError(HTTPStatus.UNPROCESSABLE_ENTITY, message)


def wrong_input(reason: str) -> ApiError:
    """The request does not fit the collection."""
    return ApiError(HTTPStatus.BAD_REQUEST, f"Wrong input: {reason}")


def bad_request(reason: str) -> ApiError:
    """The parts of the request do not fit each other."""
    return ApiError(HTTPStatus.BAD_REQUEST, f"Bad request: {reason}")


def not_found(reason: str) -> ApiError:
    """What the request names does not exist."""
    return ApiError(HTTPStatus.NOT_FOUND, f"Not found: {reason}")


def point_not_found(point_id: object) -> ApiError:
    """The request needs a point that does not exist."""
    return not_found(f"No point with id {point_id} found")


def already_exists(name: str) -> ApiError:
    """A collection of that name exists."""
    return ApiError(HTTPStatus.CONFLICT, f"Wrong input: Collection `{name}` already exists!")


def not_implemented(what: str) -> ApiError:
    """Qdrant may know it, the stand-in does not."""
    message = f"Not implemented by the local stand-in: {what}"
    return ApiError(HTTPStatus.NOT_IMPLEMENTED, message)


def service_error(reason: str) -> ApiError:
    """The engine failed where the request is not to blame."""
    return ApiError(HTTPStatus.INTERNAL_SERVER_ERROR, f"Service internal error: {reason}")


_BLAMED_ON_THE_REQUEST = (
    "Vector dimension error",
    "Not existing vector name error",
    "No range index for `order_by` key",
    "No appropriate index for faceting",
    "Validation failed",
)


def from_engine(error: BaseException) -> ApiError:
    """The engine raises bare exceptions: their words tell whether the request is to blame."""
    reason = str(error)
    if reason.startswith(_BLAMED_ON_THE_REQUEST):
        return wrong_input(reason)
    if reason.startswith("Wrong usage of sparse vectors"):
        return wrong_input("Conversion between sparse and regular vectors failed")
    return service_error(reason)
