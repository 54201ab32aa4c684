// Tests of this room come here.
